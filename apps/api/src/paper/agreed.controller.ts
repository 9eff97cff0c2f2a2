import { Body, Controller, Get, HttpCode, HttpStatus, Post, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PaperBaselinesReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { callerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { AgreedService } from './agreed.service.ts';
import { PaperBaselinesService } from './paper-baselines.service.ts';
import { withProblems } from './paper-problem.ts';

const WORDS = z.string().trim().min(1).max(500);
const DAY = z.iso.date();
const Baseline = z.strictObject({
  agency: z.string().max(40).nullable(),
  months: z.array(z.string().max(20)).min(1).max(24),
  basis: WORDS,
  approvedBy: WORDS,
  approvedOn: DAY,
});
const Price = z.strictObject({
  item: z.enum(['sheet', 'posting']),
  /** Đồng */
  amount: z.number().min(0).max(1e9),
  citation: z.strictObject({ kind: z.enum(['decision', 'invoice']), number: WORDS, issuer: WORDS, issuedOn: DAY }),
  validFrom: DAY,
});
const Coefficients = z.strictObject({ coefficients: z.array(z.enum(['trees@1', 'trees@2'])).max(10) });
const Mapping = z.strictObject({
  kind: z.enum(['queue', 'host', 'account']),
  name: WORDS,
  agency: z.string().min(1).max(40),
  validFrom: DAY.default('1900-01-01'),
});

/** Enters what was decided about paper, and tells which months it is compared with. */
@ApiTags('paper')
@Controller('paper')
export class AgreedController {
  constructor(
    private readonly agreed: AgreedService,
    private readonly baselines: PaperBaselinesService,
  ) {}

  @Get('baselines')
  @Policy({ action: 'paper.read' })
  @ApiOperation({
    summary: 'Which months paper is compared with, by which document and whose approval, the one approved last first',
    description: 'The replaced ones are among them. Whoever speaks for an agency is told its own and the one of all units without one.',
  })
  @ApiReply('PaperBaselinesReply')
  listBaselines(): Promise<PaperBaselinesReply> {
    return this.baselines.reply();
  }

  @Post('baselines')
  @Policy({ action: 'paper.write' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Enters an approved baseline of a unit, or of all units without one of their own' })
  @ApiNoContentResponse()
  setBaseline(@Body({ schema: Baseline }) { agency, ...baseline }: z.infer<typeof Baseline>, @Req() request: Request): Promise<void> {
    return withProblems(() => this.agreed.setBaseline({ ...baseline, agencyCode: agency }, callerOf(request)?.username ?? ''));
  }

  @Post('prices')
  @Policy({ action: 'paper.write' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Enters the price of a sheet or a posting with the decision or invoice it rests on' })
  @ApiNoContentResponse()
  setPrice(@Body({ schema: Price }) price: z.infer<typeof Price>, @Req() request: Request): Promise<void> {
    return withProblems(() => this.agreed.setPrice(price, callerOf(request)?.username ?? ''));
  }

  @Put('coefficients')
  @Policy({ action: 'paper.write' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Turns coefficients on; those not named are off, as all are at first' })
  @ApiNoContentResponse()
  setCoefficients(@Body({ schema: Coefficients }) { coefficients }: z.infer<typeof Coefficients>): Promise<void> {
    return this.agreed.setCoefficients(coefficients);
  }

  @Post('print-mappings')
  @Policy({ action: 'paper.write' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Says whose a print queue, a host or an account is from a day on' })
  @ApiNoContentResponse()
  setMapping(@Body({ schema: Mapping }) { agency, ...mapping }: z.infer<typeof Mapping>, @Req() request: Request): Promise<void> {
    return withProblems(() => this.agreed.setMapping({ ...mapping, agencyCode: agency }, callerOf(request)?.username ?? ''));
  }
}
