package dev.crossroads.memory;

/**
 * What FSRS knows of the memory of one item.
 *
 * @param stability days after which it is recalled in nine of ten cases, at least 0.001
 * @param difficulty how little each recall adds to stability, 1 to 10
 */
public record MemoryState(double stability, double difficulty) {}
