package dev.crossroads.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** The use that processes make of the machine: processor time, memory and files, from Linux' {@code /proc}. */
final class ProcessUse {
    /** What Linux counts processor time in: USER_HZ, a hundredth of a second on every architecture. */
    private static final long MICROS_PER_TICK = 10_000;

    private ProcessUse() {}

    /** Microseconds that a process and its children, the ended ones too, have had so far. */
    static long microsOfTree(long pid) {
        LongStream children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToLong(child -> ticks(child.pid(), 14, 15));
        return (ticks(pid, 14, 17) + children.sum()) * MICROS_PER_TICK;
    }

    /** Microseconds that a process has had so far by itself. */
    static long micros(long pid) {
        return ticks(pid, 14, 15) * MICROS_PER_TICK;
    }

    /** Microseconds that programs took which this one started and which have ended. */
    static long microsOfEndedChildren() {
        return ticks(ProcessHandle.current().pid(), 16, 17) * MICROS_PER_TICK;
    }

    /** Fields of proc_pid_stat(5): 14 and 15 are a process's own time, 16 and 17 that of its ended children. */
    private static long ticks(long pid, int firstField, int lastField) {
        String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        // The name may hold anything, even blanks and parentheses.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = firstField; field <= lastField; field++) {
            ticks += Long.parseLong(fields[field - 3]);
        }
        return ticks;
    }

    /** Resident memory of a process, in bytes. */
    static long residentBytes(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** The limit of files a process may have open, connections among them. */
    static long mostOpenFiles(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "limits"))
                .lines()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.replaceFirst("Max open files\\s+(\\S+).*", "$1"))
                .mapToLong(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException ended) {
            if (ended.getMessage() != null && ended.getMessage().contains("No such process")) {
                return "";
            }
            throw new UncheckedIOException(ended);
        }
    }
}
