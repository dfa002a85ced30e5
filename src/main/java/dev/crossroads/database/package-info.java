/**
 * Postgres, embedded or given: its address, its migrations, and the pool. Start with
 * {@link dev.crossroads.database.Database}; a server of our own is {@link dev.crossroads.database.EmbeddedPostgres}.
 */
package dev.crossroads.database;
