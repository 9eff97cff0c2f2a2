import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Runtime } from '../config/settings.module.ts';
import { HashedFiles } from './hashed-files.ts';

/** Files of evidence in the data folder. */
@Injectable()
export class EvidenceStore extends HashedFiles {
  constructor(runtime: Runtime) {
    super(join(runtime.dataFolder, 'evidence'));
  }
}
