package dev.vsxray.scanner.javascript.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels, loops and switches around a place: where {@code break} and {@code continue} may go. */
final class Jumps {

    /** Labels looked through per label or jump; nobody writes more, and a text of nothing else stays linear. */
    private static final int LABELS_CHECKED = 100;

    private static final class Label {
        final String name;
        final int start;
        final int bodyStart;
        boolean ofLoop;

        Label(String name, int start, int bodyStart) {
            this.name = name;
            this.start = start;
            this.bodyStart = bodyStart;
        }
    }

    private final List<Label> labels = new ArrayList<>();
    private int outerLabels;
    private int loops;
    private int switches;

    /** What a function or a failed statement puts back. */
    record Mark(int labels, int outerLabels, int loops, int switches) {}

    Mark mark() {
        return new Mark(labels.size(), outerLabels, loops, switches);
    }

    void reset(Mark mark) {
        labels.subList(Math.min(mark.labels, labels.size()), labels.size()).clear();
        outerLabels = mark.outerLabels;
        loops = mark.loops;
        switches = mark.switches;
    }

    /** Nothing outside can be jumped to. */
    void enterFunction() {
        outerLabels = labels.size();
        loops = 0;
        switches = 0;
    }

    /** False when a label of that name is open already. Offsets are where the label and the statement behind it begin. */
    boolean enterLabel(String name, int start, int bodyStart) {
        boolean free = find(name) == null;
        labels.add(new Label(name, start, bodyStart));
        return free;
    }

    /** The statement behind the innermost label is a loop; in {@code a: b: for (;;)} it is that of both. */
    void labelsLoop() {
        int bodyStart = labels.get(labels.size() - 1).bodyStart;
        for (int i = labels.size() - 1; i >= outerLabels && labels.get(i).bodyStart == bodyStart; i--) {
            Label label = labels.get(i);
            if (label.ofLoop) {
                return;
            }
            label.ofLoop = true;
            bodyStart = label.start;
        }
    }

    void leaveLabel() {
        labels.remove(labels.size() - 1);
    }

    void enterLoop() {
        loops++;
    }

    void leaveLoop() {
        loops--;
    }

    void enterSwitch() {
        switches++;
    }

    void leaveSwitch() {
        switches--;
    }

    boolean canBreak(@Nullable String label) {
        return label == null ? loops + switches > 0 : tooManyLabels() || find(label) != null;
    }

    boolean canContinue(@Nullable String label) {
        if (label == null) {
            return loops > 0;
        }
        Label found = find(label);
        return found == null ? tooManyLabels() : found.ofLoop;
    }

    private boolean tooManyLabels() {
        return labels.size() - outerLabels > LABELS_CHECKED;
    }

    private @Nullable Label find(String name) {
        int last = Math.max(outerLabels, labels.size() - LABELS_CHECKED);
        for (int i = labels.size() - 1; i >= last; i--) {
            if (labels.get(i).name.equals(name)) {
                return labels.get(i);
            }
        }
        return null;
    }
}
