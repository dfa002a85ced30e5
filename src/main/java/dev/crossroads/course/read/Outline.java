package dev.crossroads.course.read;

import dev.crossroads.course.Course.Entry;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Piece;
import dev.crossroads.course.read.Findings.Place;
import dev.crossroads.course.read.Summary.Item;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts chapters into the order of SUMMARY.md.
 *
 * @param source the folder of SUMMARY.md
 * @param chapters those that could be read, by the ids of their lessons
 */
record Outline(Summary summary, BookToml book, CourseFolder folder, Path source, Map<String, Chapter> chapters) {
    static final String SUMMARY = "SUMMARY.md";

    /** A line of SUMMARY.md. */
    Place placeOf(int line) {
        return new Place(folder.nameOf(source.resolve(SUMMARY)), line);
    }

    /** The table of contents; a chapter that could not be read is planned, one that is listed again is a link. */
    List<Entry> contents(ChapterLinks links) {
        List<Entry> entries = new ArrayList<>();
        Set<String> before = new HashSet<>();
        for (Item item : summary.items()) {
            entries.add(
                    switch (item) {
                        case Item.Part(String title) -> new Entry.Part(title);
                        case Item.Separator() -> new Entry.Separator();
                        case Item.Link link ->
                            links.address(link.target(), placeOf(link.line()))
                                    .<Entry>map(href ->
                                            new Entry.Link(link.title(), href, number(link.number()), link.depth()))
                                    .orElseGet(
                                            () -> new Entry.Draft(link.title(), number(link.number()), link.depth()));
                        case Item.Draft(String title, String number, int depth) ->
                            new Entry.Draft(title, number(number), depth);
                        case Item.Chapter chapter -> entry(chapter, before);
                    });
        }
        return List.copyOf(entries);
    }

    private Entry entry(Item.Chapter listed, Set<String> before) {
        String lesson = lessonOf(listed);
        String number = number(listed.number());
        if (!chapters.containsKey(lesson)) {
            return new Entry.Draft(listed.title(), number, listed.depth());
        }
        return before.add(lesson)
                ? new Entry.Chapter(lesson, listed.title(), number, listed.depth())
                : new Entry.Link(listed.title(), Paths.lesson(book.id(), lesson), number, listed.depth());
    }

    /** A chapter's number, where the book shows numbers. */
    private String number(String counted) {
        return book.isNumbered() ? counted : "";
    }

    /**
     * The lessons in reading order.
     *
     * @param bodies their texts, by their ids
     * @param practice ids of the quizzes that count for nothing
     */
    Map<String, Lesson> lessons(Map<String, List<Piece>> bodies, Set<String> practice) {
        List<String> order = List.copyOf(chapters.keySet());
        Map<String, Integer> places = new HashMap<>();
        order.forEach(lesson -> places.put(lesson, places.size()));
        Map<String, Lesson> lessons = new LinkedHashMap<>();
        Optional<String> part = Optional.empty();
        for (Item item : summary.items()) {
            if (item instanceof Item.Part(String title)) {
                part = Optional.of(title);
            } else if (item instanceof Item.Chapter listed && chapters.containsKey(lessonOf(listed))) {
                boolean isNumbered = !listed.number().isEmpty();
                Chapter chapter = chapters.get(lessonOf(listed));
                int at = places.get(chapter.lesson());
                lessons.putIfAbsent(
                        chapter.lesson(),
                        new Lesson(
                                chapter.lesson(),
                                chapter.title(),
                                number(listed.number()),
                                isNumbered ? part : Optional.empty(),
                                bodies.get(chapter.lesson()),
                                chapter.sections(),
                                chapter.quizIds(folder).stream()
                                        .filter(quiz -> !practice.contains(quiz))
                                        .toList(),
                                chapter.quizIds(folder).stream()
                                        .filter(practice::contains)
                                        .toList(),
                                at > 0 ? Optional.of(order.get(at - 1)) : Optional.empty(),
                                at + 1 < order.size() ? Optional.of(order.get(at + 1)) : Optional.empty(),
                                chapter.extent(),
                                book.links().edit(folder.nameOf(chapter.file()))));
            }
        }
        return Collections.unmodifiableMap(lessons);
    }

    private String lessonOf(Item.Chapter listed) {
        return lessonOf(source, listed);
    }

    /** The id of the lesson that a chapter of SUMMARY.md is. */
    static String lessonOf(Path source, Item.Chapter listed) {
        return CourseAddresses.lessonId(
                CourseFolder.relative(source, source.resolve(listed.path()).normalize()));
    }
}
