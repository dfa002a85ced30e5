package dev.crossroads.course.read;

import dev.crossroads.course.Piece;
import dev.crossroads.course.read.picture.PictureFigure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;

/**
 * Takes a finished chapter apart. A piece of its own is known by the class of its element, which the room that made it
 * gave it, so nothing is looked for in the text.
 */
final class Pieces {
    private final Function<String, Optional<Element>> links;

    /** Every element with a piece of its own somewhere inside. */
    private final Set<Node> holding = Collections.newSetFromMap(new IdentityHashMap<>());

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder prose = new StringBuilder();

    private Pieces(Function<String, Optional<Element>> links) {
        this.links = links;
    }

    /**
     * The pieces of a chapter that is divided into sections; joined, they are its HTML.
     *
     * @param links leads to a quiz, by its id; a quiz without a link has no piece
     */
    static List<Piece> of(Element body, Function<String, Optional<Element>> links) {
        Pieces taken = new Pieces(links);
        NodeTraversor.traverse((node, _) -> taken.noteHolders(node, body), body);
        body.childNodes().forEach(taken::takeTop);
        taken.endProse();
        return List.copyOf(taken.pieces);
    }

    private void noteHolders(Node node, Element body) {
        if (isOwn(node)) {
            for (Node holder = node.parent(); holder != body && holding.add(holder); holder = holder.parent()) {}
        }
    }

    /** Whether an element is a piece of its own: code, a picture or a checkpoint. */
    static boolean isOwn(Node node) {
        return node instanceof CodeFigures.Program
                || node instanceof PictureFigure
                || node instanceof Checkpoints.Checkpoint;
    }

    private void takeTop(Node node) {
        switch (node) {
            case Sections.Section section -> {
                Element heading = section.firstElementChild();
                add(new Piece.Heading(section.id(), opening(section) + heading.outerHtml()));
                section.childNodes().stream().filter(child -> child != heading).forEach(this::take);
                prose.append(ending(section));
            }
            case Element notes -> add(new Piece.Notes(notes.outerHtml()));
            default -> take(node);
        }
    }

    private void take(Node node) {
        switch (node) {
            case CodeFigures.Program program -> add(new Piece.Program(program.said(), program.outerHtml()));
            case PictureFigure picture -> add(new Piece.Picture(picture.said(), picture.outerHtml()));
            case Checkpoints.Checkpoint checkpoint ->
                links.apply(checkpoint.quiz()).ifPresent(link -> {
                    checkpoint.appendChild(link);
                    add(new Piece.Checkpoint(checkpoint.quiz(), checkpoint.outerHtml()));
                });
            case Element holder
            when holding.contains(holder) -> {
                prose.append(opening(holder));
                holder.childNodes().forEach(this::take);
                prose.append(ending(holder));
            }
            default -> prose.append(node.outerHtml());
        }
    }

    private void add(Piece piece) {
        endProse();
        pieces.add(piece);
    }

    private void endProse() {
        if (!prose.isEmpty()) {
            pieces.add(new Piece.Prose(prose.toString()));
            prose.setLength(0);
        }
    }

    private static String opening(Element element) {
        return "<" + element.tagName() + element.attributes().html() + ">";
    }

    private static String ending(Element element) {
        return "</" + element.tagName() + ">";
    }
}
