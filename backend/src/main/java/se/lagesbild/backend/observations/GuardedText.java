package se.lagesbild.backend.observations;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.PersonalDataGuard;
import se.lagesbild.backend.Problem;
import tools.jackson.databind.JsonNode;

/** A short text that goes with a decision: as free of personal data as a note. */
final class GuardedText {
    private GuardedText() {}

    /**
     * @param pointer where the text stands, for the problem
     * @param least fewest characters; 0 for a text that may be left out
     * @return the text without blanks around it; empty when it was left out
     * @throws Problem 422 when it is missing, too short or long, or holds personal data
     */
    static String read(String pointer, @Nullable JsonNode node, int least, int most) {
        if (node != null && !node.isMissingNode() && !node.isNull() && !node.isString()) {
            throw Problem.invalid(List.of(new Problem.Field(pointer, "not-a-text")));
        }
        return read(pointer, node == null ? "" : node.asString(""), least, most);
    }

    static String read(String pointer, String sent, int least, int most) {
        var text = sent.strip();
        var faults = new ArrayList<Problem.Field>();
        if (text.isEmpty() && least > 0) {
            faults.add(new Problem.Field(pointer, "missing"));
        } else if (text.length() < least) {
            faults.add(new Problem.Field(pointer, "too-short", text.length(), least));
        } else if (text.length() > most) {
            faults.add(new Problem.Field(pointer, "too-long", text.length(), most));
        } else {
            // in the text as it was sent: that is where the sender looks
            for (var hit : PersonalDataGuard.find(sent)) {
                faults.add(new Problem.Field(pointer, hit.kind().code(), hit.from(), hit.to()));
            }
        }
        if (text.indexOf('\0') >= 0) {
            faults.add(new Problem.Field(pointer, "control-character"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return text;
    }
}
