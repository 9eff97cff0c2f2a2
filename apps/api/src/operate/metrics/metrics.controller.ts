import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { Policy } from '../../access/policy.ts';
import { ProcessMetrics } from '../../http/process-metrics.ts';
import { InstallationMetrics } from './installation-metrics.ts';
import { registerFamilies } from './metric-family.ts';

/** For Prometheus, with the token of monitoring; a mail administrator may look as well. Names of origins, and no figure or person. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly own: ProcessMetrics,
    private readonly installation: InstallationMetrics,
  ) {}

  @Get()
  @Policy({ action: 'operation.read', acceptsMonitorToken: true })
  @Header('Content-Type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Header('Cache-Control', 'no-store')
  async read(): Promise<string> {
    const found = new Registry();
    registerFamilies(found, await this.installation.read());
    return `${await found.metrics()}${await this.own.registry.metrics()}`;
  }
}
