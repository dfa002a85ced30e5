package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;

/**
 * The form for a code that is nobody's: {@code cohort/code}.
 *
 * @param code as it was typed
 * @param wrong what is wrong with it
 */
public record CodePage(Chrome chrome, String code, String wrong) {}
