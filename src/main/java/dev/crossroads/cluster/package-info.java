/**
 * Several nodes on one database. Each hears by {@code LISTEN} what others recorded, and can ask whether it has heard
 * all.
 */
package dev.crossroads.cluster;
