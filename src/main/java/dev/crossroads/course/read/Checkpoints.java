package dev.crossroads.course.read;

import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.ChapterText.Placed;
import dev.crossroads.course.read.ChapterText.Placed.Formula;
import dev.crossroads.course.read.ChapterText.Placed.PlacedQuiz;
import dev.crossroads.course.read.ChapterText.Placed.Unknown;
import dev.crossroads.course.read.Findings.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Puts the quizzes of a chapter where their directives stood. */
final class Checkpoints {
    private static final Pattern TOKEN =
            Pattern.compile(ChapterText.TOKEN_START + "(\\d{1,6})" + ChapterText.TOKEN_END);

    /** A variable of a preprocessor, perhaps; an escaped directive begins with a hash. */
    private static final Pattern BRACES = Pattern.compile("\\{\\{[^#{}\\n]{1,300}}}");

    /** {@code {{%name …}}} of Google's books, {@code {% name … %}} of GitBook and Jekyll inside of a line. */
    private static final Pattern LEFTOVER = Pattern.compile("\\{\\{%([^{}\\n]{1,300})}}|\\{%([^{}%\\n]{1,300})%}");

    private final ChapterText text;
    private final CourseFolder folder;
    private final Findings findings;
    private final List<PlacedQuiz> placed = new ArrayList<>();

    /** The place of a quiz, a block that is empty until its chapter is taken apart. */
    static final class Checkpoint extends Element {
        private final String quiz;

        private Checkpoint(String quiz) {
            super("div");
            this.quiz = quiz;
            addClass("checkpoint").attr("data-quiz", quiz);
        }

        /** The id of its quiz. */
        String quiz() {
            return quiz;
        }
    }

    private Checkpoints(ChapterText text, CourseFolder folder, Findings findings) {
        this.text = text;
        this.folder = folder;
        this.findings = findings;
    }

    /**
     * Replaces every token by an empty checkpoint, by its directive where it stands in code, or by nothing.
     *
     * @return the quizzes that are really placed, in order
     */
    static List<PlacedQuiz> place(Element body, ChapterText text, CourseFolder folder, Findings findings) {
        if (text.placed().isEmpty()
                && !text.text().contains("{{")
                && !text.text().contains("{%")) {
            return List.of();
        }
        Checkpoints checkpoints = new Checkpoints(text, folder, findings);
        for (Element element : List.copyOf(body.getAllElements())) {
            for (Attribute attribute : element.attributes().asList()) {
                if (attribute.getValue().indexOf(ChapterText.TOKEN_START) >= 0) {
                    attribute.setValue(TOKEN.matcher(attribute.getValue()).replaceAll(""));
                }
            }
            for (TextNode node : List.copyOf(element.textNodes())) {
                if (node.getWholeText().indexOf(ChapterText.TOKEN_START) >= 0) {
                    checkpoints.settle(element, node);
                }
                if (node.getWholeText().contains("{{") || node.getWholeText().contains("{%")) {
                    checkpoints.clear(element, node);
                }
            }
        }
        return List.copyOf(checkpoints.placed);
    }

    /** The link to a quiz for whoever shows a lesson's text alone. */
    static Element link(String href, Quiz quiz, CourseWords words) {
        Element link = new Element("a").attr("href", href);
        link.appendElement("span").addClass("checkpoint-title").text(quiz.title());
        link.appendText(" ");
        link.appendElement("span").addClass("checkpoint-size").text(words.questions(quiz.asks()));
        return link;
    }

    private void settle(Element parent, TextNode node) {
        boolean isCode = parent.closest(Queries.of("code, pre")) != null;
        Element after = blockOf(parent);
        Matcher token = TOKEN.matcher(isCode ? node.getWholeText() : setFormulas(node));
        String rest = token.replaceAll(match -> {
            Placed found = text.placed(match.group(1));
            if (isCode) {
                return Matcher.quoteReplacement(found.written());
            }
            switch (found) {
                case Formula formula -> {
                    return Matcher.quoteReplacement(formula.tex());
                }
                case PlacedQuiz quiz -> addCheckpoint(after, quiz);
                case Unknown unknown ->
                    findings.warnOnce(
                            "directive " + unknown.name(),
                            unknown.place(),
                            "\"" + unknown.written() + "\" is not a directive of Crossroads and was left out. "
                                    + "Write \\" + unknown.written() + " to show it as it is.");
            }
            return "";
        });
        node.text(rest);
        liftFormula(parent);
        removeIfEmpty(parent);
    }

    /** A displayed formula that is a paragraph by itself is a block; among words it stays in its line's element. */
    private static void liftFormula(Element parent) {
        Element formula = parent.nameIs("p") && parent.childrenSize() == 1 ? parent.child(0) : null;
        if (formula != null
                && formula.hasClass("formula-displayed")
                && parent.ownText().isBlank()) {
            parent.replaceWith(formula.tagName("div"));
        }
    }

    /** Puts every formula of a text into an element of its own, and answers with what stands after the last one. */
    private String setFormulas(TextNode node) {
        String words = node.getWholeText();
        Matcher token = TOKEN.matcher(words);
        int done = 0;
        while (token.find()) {
            if (text.placed(token.group(1)) instanceof Formula formula) {
                node.before(new TextNode(words.substring(done, token.start())));
                node.before(new Element("span")
                        .addClass(formula.isDisplayed() ? "formula formula-displayed" : "formula")
                        .attr("role", "math")
                        .attr("dir", "ltr")
                        .text(formula.tex()));
                done = token.end();
            }
        }
        return words.substring(done);
    }

    /** Takes out of prose what a preprocessor would have taken; words that may be the author's stay. */
    private void clear(Element parent, TextNode node) {
        if (parent.closest(Queries.of("code, pre, samp, kbd")) != null) {
            return;
        }
        Place place = text.origin(Math.max(1, SourceLines.of(parent)));
        String rest = LEFTOVER.matcher(node.getWholeText()).replaceAll(found -> {
            String kind = (found.group(1) == null ? found.group(2) : found.group(1))
                    .strip()
                    .split("\\s+")[0];
            findings.warnOnce(
                    "leftover " + kind,
                    place,
                    "\"" + found.group() + "\" is for a preprocessor that isn't run, and was left out. "
                            + "Write out what it stands for, or put it into code to show it.");
            return "";
        });
        if (!rest.equals(node.getWholeText())) {
            node.text(rest);
            removeIfEmpty(parent);
        }
        if (BRACES.matcher(rest).find()) {
            findings.warnOnce(
                    "braces",
                    place,
                    "Text in double braces is shown as it is written. If a preprocessor should replace it, write it out.");
        }
    }

    private static void removeIfEmpty(Element parent) {
        if (parent.nameIs("p") && parent.childrenSize() == 0 && parent.text().isBlank()) {
            parent.remove();
        }
    }

    /** A checkpoint is a block, and so it follows the paragraph or heading in which it stood. */
    private static Element blockOf(Element parent) {
        Element block = parent.closest(Queries.of("p, h1, h2, h3, h4, h5, h6, summary, figcaption, dt"));
        return block == null ? parent : block;
    }

    private void addCheckpoint(Element after, PlacedQuiz quiz) {
        Checkpoint checkpoint = new Checkpoint(CourseAddresses.quizId(folder.nameOf(quiz.file())));
        if (after.nameIs("p") || after.tagName().matches("h[1-6]|summary|figcaption|dt")) {
            after.after(checkpoint);
        } else {
            after.appendChild(checkpoint);
        }
        placed.add(quiz);
    }
}
