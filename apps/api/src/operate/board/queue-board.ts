import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response, Router } from 'express';
import { JobQueue } from '../../queue/job-queue.ts';

interface AnswerOptions {
  /** Takes what is not the board's. */
  readonly next: NextFunction;
  /** Whether the board offers to change anything. */
  readonly mayChange: boolean;
}

/** bull-board, which is loaded when somebody first asks for it: most processes never show it. */
@Injectable()
export class QueueBoard {
  private readonly boards = new Map<boolean, Promise<Router>>();

  constructor(private readonly queue: JobQueue) {}

  /** Answers a request that the guard has let in. */
  async answer(request: Request, response: Response, { next, mayChange }: AnswerOptions): Promise<void> {
    const board = await this.open(mayChange);
    board(request, response, next);
  }

  private open(mayChange: boolean): Promise<Router> {
    const known = this.boards.get(mayChange);
    if (known) return known;
    const made = import('./make-board.ts').then(({ makeBoard }) => makeBoard(this.queue.open, mayChange));
    this.boards.set(mayChange, made);
    // What failed once, such as a file that is missing, is tried again.
    made.catch(() => this.boards.delete(mayChange));
    return made;
  }
}
