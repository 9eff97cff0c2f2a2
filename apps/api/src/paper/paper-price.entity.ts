import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Price of one sheet or one posting from a day on, with the dated decision or invoice it rests on; superseded, never edited. */
@Entity()
@Check(`item in ('sheet', 'posting')`)
@Check('amount >= 0')
@Check(`citation_kind in ('decision', 'invoice')`)
export class PaperPrice {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'text' })
  item!: 'sheet' | 'posting';

  /** Đồng; numeric arrives as text. */
  @Column({ type: 'numeric', precision: 14, scale: 2 })
  amount!: string;

  @Column({ type: 'text' })
  citationKind!: 'decision' | 'invoice';

  @Column({ type: 'text' })
  citationNumber!: string;

  @Column({ type: 'text' })
  issuer!: string;

  @Column({ type: 'date' })
  issuedOn!: string;

  @Column({ type: 'date' })
  validFrom!: string;

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  madeAt!: Date;
}
