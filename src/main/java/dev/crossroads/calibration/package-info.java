/**
 * How well this site's memories predict what is recalled, and parameters of its own. Start with
 * {@link dev.crossroads.calibration.CalibrationFeature}.
 */
package dev.crossroads.calibration;
