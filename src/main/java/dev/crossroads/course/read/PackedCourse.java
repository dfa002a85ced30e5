package dev.crossroads.course.read;

import dev.crossroads.course.Course;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A course that was read, as bytes: for a program that is packed together with its course, so that what was parsed,
 * rendered and checked when it was built is not done again at each of its starts.
 *
 * <p>The bytes are of this very build, as Java serializes records. They are no format to keep or to exchange: that is
 * the course's folder.
 */
final class PackedCourse {
    private PackedCourse() {}

    /**
     * Writes a course.
     *
     * @param folder the one it was read from, below which its files are
     */
    static void write(Course course, Path folder, OutputStream bytes) throws IOException {
        try (var out = new Out(bytes, folder.toAbsolutePath().normalize())) {
            out.writeObject(course);
        }
    }

    /**
     * Reads a course that {@link #write} wrote.
     *
     * @param folder where its files are now; asked for if it has any
     * @throws IOException where the bytes are none of this build's
     */
    static Course read(InputStream bytes, Folder folder) throws IOException {
        try (var in = new In(bytes, folder)) {
            return (Course) in.readObject();
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IOException("This is not a course as this build packs it: " + e.getMessage(), e);
        }
    }

    /** Where a course's files are. */
    @FunctionalInterface
    interface Folder {
        Path path() throws IOException;
    }

    /** A serializable stand-in for types that Java does not serialize. */
    private sealed interface StandIn extends Serializable {
        Object original(Folder folder) throws IOException;

        record Perhaps(Object value) implements StandIn {
            @Override
            public Object original(Folder folder) {
                return Optional.ofNullable(value);
            }
        }

        record Number(int value) implements StandIn {
            @Override
            public Object original(Folder folder) {
                return OptionalInt.of(value);
            }
        }

        record NoNumber() implements StandIn {
            @Override
            public Object original(Folder folder) {
                return OptionalInt.empty();
            }
        }

        /** A file below the course's folder, with slashes. */
        record Below(String path) implements StandIn {
            @Override
            public Object original(Folder folder) throws IOException {
                return folder.path().resolve(path);
            }
        }
    }

    private static final class Out extends ObjectOutputStream {
        private final Path folder;

        Out(OutputStream bytes, Path folder) throws IOException {
            super(bytes);
            this.folder = folder;
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            return switch (object) {
                case Optional<?> optional -> new StandIn.Perhaps(optional.orElse(null));
                case OptionalInt number when number.isPresent() -> new StandIn.Number(number.getAsInt());
                case OptionalInt _ -> new StandIn.NoNumber();
                case Path file -> new StandIn.Below(CourseFolder.relative(folder, file));
                case null, default -> object;
            };
        }
    }

    private static final class In extends ObjectInputStream {
        private final Folder folder;

        In(InputStream bytes, Folder folder) throws IOException {
            super(bytes);
            this.folder = folder;
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object object) throws IOException {
            return object instanceof StandIn standIn ? standIn.original(folder) : object;
        }
    }
}
