import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { FirstAccount } from '../../apps/api/src/access/first-account.ts';
import { startHttpApp, type HttpTestApp } from '../support/http-app.ts';

let house: HttpTestApp;

beforeAll(async () => {
  house = await startHttpApp();
}, 120_000);

afterAll(async () => {
  await house.close();
});

describe('the first account', () => {
  it('is made by one of several processes that start at once, and the password shown is the one that opens', async () => {
    const first = house.app.get(FirstAccount, { strict: false });
    const shown = (await Promise.all([first.create(), first.create(), first.create()])).filter((account) => account !== null);
    expect(shown).toHaveLength(1);
    await request(house.app.getHttpServer()).post('/api/v1/session').send(shown[0]).expect(200);
  });

  it('is not made a second time', async () => {
    expect(await house.app.get(FirstAccount, { strict: false }).create()).toBeNull();
  });
});
