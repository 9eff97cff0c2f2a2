// A process of its own that adds entries to the audit log: node write-audit.mjs DATABASE_URL DATA_FOLDER ACTOR COUNT
import 'reflect-metadata';
import { AuditLog } from '../../apps/api/dist/access/audit/audit-log.js';
import { AuditRepository } from '../../apps/api/dist/access/audit/audit.repository.js';
import { dataSourceOptions, makeDataSource } from '../../apps/api/dist/database/data-source.js';

const [url, dataFolder, actor, count] = process.argv.slice(2);
const dataSource = await makeDataSource(dataSourceOptions(url)).initialize();
const audit = new AuditLog(new AuditRepository(dataSource), { now: () => new Date() }, { dataFolder });
for (let made = 0; made < Number(count); made += 1) await audit.write({ kind: 'command', actor, action: 'thu', subject: String(made) });
await dataSource.destroy();
