package dev.crossroads.faults;

/** Something that goes wrong while learners are at work. */
enum Fault {
    SERVER_KILLED,
    SERVER_PAUSED,
    SERVER_STOPPED,
    POSTGRES_KILLED,
    POSTGRES_PAUSED,
    CONNECTIONS_ENDED,
    READ_ONLY,
    DISK_FULL,
    CABLE_CUT,
    CABLE_STALLED,
    CABLE_SLOW,
    CLOCK_JUMPS
}
