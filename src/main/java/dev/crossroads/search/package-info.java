/**
 * Finds sections of lessons by what they say, with Postgres' full text search. Start with
 * {@link dev.crossroads.search.SearchFeature}.
 */
package dev.crossroads.search;
