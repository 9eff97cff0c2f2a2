import { Injectable } from '@nestjs/common';
import { AlertWatch } from './alert-watch.service.ts';
import { ExplanationWatch } from './explanation-watch.service.ts';

/** What is looked for at every beat, each by itself: one that fails keeps no other from looking. */
@Injectable()
export class Watches {
  readonly all: readonly { readonly name: string; readonly look: () => Promise<void> }[];

  constructor(alerts: AlertWatch, explanations: ExplanationWatch) {
    this.all = [
      { name: 'alerts', look: () => alerts.look() },
      { name: 'explanations', look: () => explanations.look() },
    ];
  }
}
