import type { Metric, Registry } from 'prom-client';

type Labels = Readonly<Record<string, string | number>>;

/** A metric with its values at one moment, as Prometheus reads it. */
export interface MetricFamily {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter' | 'histogram';
  readonly samples: readonly MetricSample[];
}

export interface MetricSample {
  readonly value: number;
  readonly labels?: Labels;
  /** Of a histogram: `_bucket`, `_sum` or `_count`. */
  readonly suffix?: string;
}

/** Puts families that were read elsewhere beside those that a registry counts itself. */
export function registerFamilies(registry: Registry, families: readonly MetricFamily[]): void {
  for (const { name, help, type, samples } of families) {
    const values = samples.map(({ value, labels = {}, suffix = '' }) => ({ value, labels, metricName: `${name}${suffix}` }));
    // The registry asks a metric for its name and its values, and for nothing else of the classes that count for themselves.
    registry.registerMetric({ name, get: async () => ({ name, help, type, values, aggregator: 'sum' }) } as unknown as Metric);
  }
}
