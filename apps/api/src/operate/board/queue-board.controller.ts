import { Controller, Get, Next, Patch, Post, Put, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { ownerOf } from '../../access/access.guard.ts';
import { isAllowed, Policy } from '../../access/policy.ts';
import { BOARD_PATH } from '../../http/board-path.ts';
import { BoardRefusalFilter } from './board-refusal.filter.ts';
import { QueueBoard } from './queue-board.ts';

/** bull-board, its files and what it asks, for mail administrators; auditors may look (docs/decisions/0054). */
@ApiExcludeController()
@Controller(BOARD_PATH)
@UseFilters(BoardRefusalFilter)
export class QueueBoardController {
  constructor(private readonly board: QueueBoard) {}

  @Get()
  @Policy({ action: 'operation.read' })
  page(@Req() request: Request, @Res() response: Response, @Next() next: NextFunction): Promise<void> {
    return this.answer(request, response, next);
  }

  @Get('*path')
  @Policy({ action: 'operation.read' })
  read(@Req() request: Request, @Res() response: Response, @Next() next: NextFunction): Promise<void> {
    return this.answer(request, response, next);
  }

  @Put('*path')
  @Policy({ action: 'operation.write' })
  put(@Req() request: Request, @Res() response: Response, @Next() next: NextFunction): Promise<void> {
    return this.answer(request, response, next);
  }

  @Patch('*path')
  @Policy({ action: 'operation.write' })
  patch(@Req() request: Request, @Res() response: Response, @Next() next: NextFunction): Promise<void> {
    return this.answer(request, response, next);
  }

  @Post('*path')
  @Policy({ action: 'operation.write' })
  post(@Req() request: Request, @Res() response: Response, @Next() next: NextFunction): Promise<void> {
    return this.answer(request, response, next);
  }

  private answer(request: Request, response: Response, next: NextFunction): Promise<void> {
    return this.board.answer(request, response, { next, mayChange: isAllowed(ownerOf(request).role, 'operation.write') });
  }
}
