import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Public } from '../http/public.decorator.ts';
import { PolicyCheck } from './policy-check.ts';
import { isAllowed, Policy } from './policy.ts';

@Controller('stated')
class StatedController {
  @Get('open')
  @Public()
  open(): void {}

  @Get('closed')
  @Policy({ action: 'adoption.read' })
  closed(): void {}

  helper(): void {}
}

@Public()
@Controller('class')
class PublicController {
  @Get()
  read(): void {}
}

@Controller('silent')
class SilentController {
  @Post()
  forgotten(): void {}
}

async function start(...controllers: Type[]): Promise<void> {
  @Module({ imports: [DiscoveryModule], controllers, providers: [PolicyCheck] })
  class Root {}
  const module = await Test.createTestingModule({ imports: [Root] }).compile();
  await module.createNestApplication({ logger: false }).init();
}

describe('PolicyCheck', () => {
  it('lets the program start when every route states who may call it', async () => {
    await expect(start(StatedController, PublicController)).resolves.toBeUndefined();
  });

  it('stops the start at a route that states nothing, and names it', async () => {
    await expect(start(StatedController, SilentController)).rejects.toThrow('SilentController.forgotten');
  });
});

describe('isAllowed', () => {
  it('lets home affairs do everything, and others only what is theirs', () => {
    expect(isAllowed('home-affairs', 'directory.write')).toBe(true);
    expect(isAllowed('mail-administrator', 'ingest.write')).toBe(true);
    expect(isAllowed('mail-administrator', 'adoption.read')).toBe(false);
    expect(isAllowed('official', 'adoption.read')).toBe(false);
    expect(isAllowed('auditor', 'ingest.write')).toBe(false);
  });
});
