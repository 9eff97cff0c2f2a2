import { describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { keepText, sendKeptTexts } from './kept-text.ts';

const WORDS = { name: 'Sở Nội vụ', list: Array.from({ length: 500 }, (_, at) => at) };

async function serve(): Promise<express.Express> {
  const kept = await keepText({ ...WORDS });
  const app = express();
  app.use(sendKeptTexts);
  app.get('/kept', (_request, response) => response.json(kept));
  app.get('/other', (_request, response) => response.json({ ...WORDS }));
  return app;
}

describe('kept texts', () => {
  it('are what the answer would have been, plain or compressed as the client takes it', async () => {
    const app = await serve();
    for (const encoding of ['identity', 'gzip', 'br, gzip;q=0.5']) {
      const answer = await request(app)
        .get('/kept')
        .set('Accept-Encoding', encoding)
        .expect(200)
        .expect('Content-Type', 'application/json; charset=utf-8');
      expect(answer.body).toEqual(WORDS);
      expect(answer.headers['content-encoding']).toBe(encoding === 'identity' ? undefined : 'gzip');
      expect(answer.headers['vary']).toBe('Accept-Encoding');
    }
    const other = await request(app).get('/other').set('Accept-Encoding', 'gzip').expect(200);
    expect([other.body, other.headers['content-encoding']]).toEqual([WORDS, undefined]);
  });

  it('are not sent to whoever has them already', async () => {
    const app = await serve();
    const { headers } = await request(app).get('/kept').expect(200);
    const again = await request(app)
      .get('/kept')
      .set('If-None-Match', headers['etag'] ?? '')
      .expect(304);
    expect(again.text).toBe('');
    await request(app).get('/kept').set('If-None-Match', 'W/"another"').expect(200);
  });
});
