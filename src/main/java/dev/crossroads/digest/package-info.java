/**
 * One calm mail with what there is to do, for who asked for it. Start with {@link dev.crossroads.digest.DigestFeature}.
 */
package dev.crossroads.digest;
