import { Injectable } from '@nestjs/common';

/** The time of day as sessions and throttling see it; tests put their own in its place. */
@Injectable()
export class WallClock {
  now(): Date {
    return new Date();
  }
}
