/**
 * Where newcomers stand in a course before they read it: what they seem to know already, and may skip. Start with
 * {@link dev.crossroads.placement.PlacementFeature}.
 */
package dev.crossroads.placement;
