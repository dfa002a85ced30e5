package dev.crossroads.pure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Values in, values out: no server, no SQL and no clock, neither here nor in nested types. For classes outside of the
 * packages that are pure as a whole; {@code ArchitectureTest} holds them to it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Pure {}
