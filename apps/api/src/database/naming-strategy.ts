import { DefaultNamingStrategy, type Table } from 'typeorm';

/**
 * Tables and columns are the snake_case of class and property names: `FactBlock.originId` is `fact_block.origin_id`.
 * Constraints and indexes have the names PostgreSQL itself would give, so that migrations need not name them.
 */
export class SnakeNamingStrategy extends DefaultNamingStrategy {
  override tableName(className: string, givenName: string | undefined): string {
    return givenName ?? toSnakeCase(className);
  }

  override columnName(propertyName: string, givenName: string, prefixes: string[]): string {
    return [...prefixes.map(toSnakeCase), givenName || toSnakeCase(propertyName)].join('_');
  }

  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return `${toSnakeCase(relationName)}_${toSnakeCase(referencedColumnName)}`;
  }

  override primaryKeyName(table: Table | string): string {
    return `${this.getTableName(table)}_pkey`;
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return [this.getTableName(table), ...columns, 'key'].join('_');
  }

  override relationConstraintName(table: Table | string, columns: string[]): string {
    return this.uniqueConstraintName(table, columns);
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return [this.getTableName(table), ...columns, 'fkey'].join('_');
  }

  override indexName(table: Table | string, columns: string[]): string {
    return [this.getTableName(table), ...columns, 'idx'].join('_');
  }

  /** Our checks start with the one column they speak of. */
  override checkConstraintName(table: Table | string, expression: string): string {
    return [this.getTableName(table), expression.split(' ')[0], 'check'].join('_');
  }
}

function toSnakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])([A-Z])/g, '_$1').toLowerCase();
}
