package dev.crossroads.progress;

import dev.crossroads.course.Course;
import dev.crossroads.course.Course.Entry;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.progress.ContentsPart.Chapter;
import dev.crossroads.pure.Pure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns a course's contents and where a learner stands in it into what pages show. */
@Pure
final class ContentsPages {
    private ContentsPages() {}

    /**
     * A course's contents with a learner's marks.
     *
     * @param current the lesson beside which they stand; empty on a page of their own
     */
    static List<ContentsPart> of(Standing standing, Optional<String> current) {
        List<ContentsPart> parts = new ArrayList<>();
        Optional<String> title = Optional.empty();
        List<Chapter> chapters = new ArrayList<>();
        Set<String> known = standing.seeminglyKnown();
        for (Entry entry : shown(standing.course(), current)) {
            switch (entry) {
                case Entry.Part part -> {
                    addPart(parts, title, chapters);
                    title = Optional.of(part.title());
                    chapters = new ArrayList<>();
                }
                case Entry.Separator _ -> {
                    addPart(parts, title, chapters);
                    title = Optional.empty();
                    chapters = new ArrayList<>();
                }
                case Entry.Draft draft ->
                    chapters.add(new Chapter(
                            draft.title(),
                            draft.number(),
                            draft.depth(),
                            Optional.empty(),
                            false,
                            0,
                            ReadingMark.UNREAD,
                            List.of(),
                            false,
                            false));
                case Entry.Link link ->
                    chapters.add(new Chapter(
                            link.title(),
                            link.number(),
                            link.depth(),
                            Optional.of(link.href()),
                            false,
                            0,
                            ReadingMark.UNREAD,
                            List.of(),
                            true,
                            false));
                case Entry.Chapter chapter -> chapters.add(chapter(standing, chapter, current, known));
            }
        }
        addPart(parts, title, chapters);
        return List.copyOf(parts);
    }

    private static void addPart(List<ContentsPart> parts, Optional<String> title, List<Chapter> chapters) {
        if (!chapters.isEmpty()) {
            parts.add(new ContentsPart(title, List.copyOf(chapters)));
        }
    }

    private static Chapter chapter(
            Standing standing, Entry.Chapter chapter, Optional<String> current, Set<String> known) {
        Course course = standing.course();
        Optional<Lesson> lesson = course.lesson(chapter.lesson());
        return new Chapter(
                chapter.title(),
                chapter.number(),
                chapter.depth(),
                Optional.of(Paths.lesson(course.id(), chapter.lesson())),
                current.filter(chapter.lesson()::equals).isPresent(),
                lesson.map(ReadingTime::minutes).orElse(0),
                lesson.map(standing::mark).orElse(ReadingMark.UNREAD),
                // Beside a lesson there is no room for them.
                current.isPresent()
                        ? List.of()
                        : lesson.map(l -> QuizCard.all(standing, l.quizzes())).orElse(List.of()),
                false,
                known.contains(chapter.lesson())
                        && lesson.filter(one -> standing.mark(one).completed()).isEmpty());
    }

    /** The entries that are shown: beside a lesson of a course that folds, the top ones and the lesson's own branch. */
    private static List<Entry> shown(Course course, Optional<String> current) {
        List<Entry> all = course.contents();
        if (!course.isFolded() || current.isEmpty()) {
            return all;
        }
        int[] parents = parents(all);
        Set<Integer> open = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Entry.Chapter chapter && chapter.lesson().equals(current.get())) {
                for (int at = i; at >= 0; at = parents[at]) {
                    open.add(at);
                }
            }
        }
        return IntStream.range(0, all.size())
                .filter(i -> parents[i] < 0 || open.contains(parents[i]))
                .mapToObj(all::get)
                .toList();
    }

    /** For every entry the place of the one it stands under; -1 for those at the top. */
    private static int[] parents(List<Entry> entries) {
        int[] parents = new int[entries.size()];
        List<Integer> path = new ArrayList<>();
        for (int i = 0; i < parents.length; i++) {
            int depth = depth(entries.get(i));
            while (path.size() > depth) {
                path.removeLast();
            }
            parents[i] = path.isEmpty() ? -1 : path.getLast();
            path.add(i);
        }
        return parents;
    }

    private static int depth(Entry entry) {
        return switch (entry) {
            case Entry.Chapter chapter -> chapter.depth();
            case Entry.Draft draft -> draft.depth();
            case Entry.Link link -> link.depth();
            case Entry.Part _, Entry.Separator _ -> 0;
        };
    }
}
