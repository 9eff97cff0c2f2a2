import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../../access/account.entity.ts';
import { Notification } from './notification.entity.ts';

/** That an account has read a notification. */
@Entity()
export class NotificationRead {
  @PrimaryColumn({ type: 'integer' })
  accountId!: number;

  @ManyToOne(() => Account)
  @JoinColumn({ name: 'account_id' })
  account!: Relation<Account>;

  @PrimaryColumn({ type: 'integer' })
  notificationId!: number;

  @ManyToOne(() => Notification)
  @JoinColumn({ name: 'notification_id' })
  notification!: Relation<Notification>;

  @Column({ type: 'timestamptz' })
  readAt!: Date;
}
