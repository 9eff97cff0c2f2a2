import { useSyncExternalStore } from 'react';
import { tryFile } from '../../api/dry-run.ts';
import { uploadSegment } from '../../api/upload.ts';
import { UploadQueue } from './upload-queue.ts';
import type { Upload } from './upload-queue.ts';

const queue = new UploadQueue({ tryFile, sendFile: uploadSegment });

/** The page's one queue of uploads and what is in it. */
export function useUploads(): { readonly queue: UploadQueue; readonly uploads: readonly Upload[] } {
  return { queue, uploads: useSyncExternalStore(queue.subscribe, queue.snapshot) };
}
