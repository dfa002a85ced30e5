package dev.crossroads.course.read;

import dev.crossroads.course.read.Markdown.Remarks;
import dev.crossroads.course.read.Mistake.Severity;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Notes that are written twice, that nobody refers to, and references to none: each loses words without a trace. */
final class FootnoteChecks extends AbstractVisitor {
    private static final Pattern REFERENCE = Pattern.compile("\\[\\^([^\\]\\s]+)]");

    private final Remarks remarks;
    private final Map<String, Integer> defined = new LinkedHashMap<>();
    private final Set<String> referred = new HashSet<>();

    private FootnoteChecks(Remarks remarks) {
        this.remarks = remarks;
    }

    static void check(Node document, Remarks remarks) {
        FootnoteChecks checks = new FootnoteChecks(remarks);
        document.accept(checks);
        checks.defined.forEach((label, line) -> {
            if (!checks.referred.contains(label)) {
                checks.note(
                        line,
                        "Nothing refers to the note [^" + label + "], so it isn't shown. Refer to it or remove it.");
            }
        });
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof FootnoteDefinition definition) {
            Integer first = defined.putIfAbsent(definition.getLabel(), SourceLines.of(block));
            if (first != null) {
                note(
                        SourceLines.of(block),
                        "The note [^" + definition.getLabel() + "] is written twice, first at line " + first
                                + "; only the first is shown. Give one of them another name.");
            }
        }
        visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof FootnoteReference reference) {
            referred.add(reference.getLabel());
        }
        visitChildren(node);
    }

    @Override
    public void visit(Text text) {
        REFERENCE
                .matcher(text.getLiteral())
                .results()
                .forEach(match -> note(
                        SourceLines.of(text),
                        "There is no note [^" + match.group(1) + "]. Write it, [^" + match.group(1)
                                + "]: and its text on a line of its own, or remove the mark."));
    }

    private void note(int line, String what) {
        remarks.note(Severity.WARNING, Math.max(1, line), what);
    }
}
