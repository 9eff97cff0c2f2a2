import type { AgencyTier } from '@nhip-thu/metrics';
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An agency of the province (sở, ban, ngành; xã, phường), known by its code through every renaming. */
@Entity('agency')
@Check(`tier in ('department', 'district', 'ward', 'commune')`)
export class Agency {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'text', unique: true })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  /** sở, ban, ngành · UBND huyện (until 30/06/2025) · UBND phường · UBND xã */
  @Column({ type: 'text', default: 'department' })
  tier!: AgencyTier;

  /** First day, `YYYY-MM-DD`. */
  @Column({ type: 'date', default: '1900-01-01' })
  validFrom!: string;

  /** First day on which it no longer exists, or null. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;
}
