package dev.crossroads.course.read.picture;

import java.util.List;
import java.util.Optional;

/**
 * A picture of memory or of time as its author wrote it, step by step.
 *
 * @param title what it is a picture of; empty where its author gave none
 */
record Picture(Kind kind, String title, List<Step> steps) {
    /** The kind of drawing. */
    enum Kind {
        /** Variables on the stack, what lies on the heap, and who points where. */
        MEMORY,
        /** Several threads, goroutines or tasks side by side. */
        TIMELINE
    }

    /**
     * One moment, or one way it can go.
     *
     * @param says what is to be seen in it
     */
    record Step(String says, List<Panel> panels) {}

    /**
     * One side of a step, such as one language.
     *
     * @param name such as {@code rust}; empty where there is one side
     * @param code the line that has just run; empty where there is none
     */
    record Panel(String name, String code, List<Row> rows) {}

    /**
     * A line of a panel: a variable, a piece of the heap, or a lane.
     *
     * @param note what may be done with it, or whatever else stands beside its name
     */
    record Row(Place place, String name, List<Cell> cells, String note) {
        /** Whether it lies in the heap's column. */
        boolean isOnHeap() {
            return place == Place.HEAP || place == Place.FREED;
        }

        /** Whether nothing may use it any more. */
        boolean isGone() {
            return place == Place.MOVED || place == Place.FREED;
        }
    }

    /** Where a row belongs. */
    enum Place {
        /** A function's name above its variables. */
        FRAME,
        STACK,
        /** A variable that owns nothing any more. */
        MOVED,
        HEAP,
        /** A piece of the heap that was given back. */
        FREED,
        LANE
    }

    /**
     * A cell.
     *
     * @param target the row that it points to
     */
    record Cell(Look look, String text, Optional<String> target) {}

    /** The look of a cell, in words and colours alike. */
    enum Look {
        PLAIN,
        POINTER,
        /** Nothing happens. */
        EMPTY,
        /** Something waits. */
        WAITS,
        /** Something goes wrong. */
        WRONG,
        /** Something waits, and that is what goes wrong. */
        STUCK
    }
}
