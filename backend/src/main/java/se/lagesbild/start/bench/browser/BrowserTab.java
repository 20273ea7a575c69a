package se.lagesbild.start.bench.browser;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tab with a reader's hands: mouse and keys come in as the system's own do, so that all of their way is measured. */
public final class BrowserTab {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Integer> KEY_CODES =
            Map.of("ArrowLeft", 37, "ArrowUp", 38, "ArrowRight", 39, "ArrowDown", 40);
    private static final long LOAD_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Between two places of a moving mouse; a screen shows sixty a second. */
    private static final long FRAME_MILLIS = 16;

    private final DevTools tools;
    private final String session;

    private BrowserTab(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
    }

    /** A place in the window, CSS pixels from its upper left corner. */
    public record Spot(double x, double y) {}

    static BrowserTab open(DevTools tools) {
        var target = tools.ask("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        var session = tools.ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        var tab = new BrowserTab(tools, session);
        tab.ask("Performance.enable", Map.of("timeDomain", "threadTicks"));
        return tab;
    }

    /** Milliseconds that the page itself has worked so far: time of a core, which other work on the machine does not make longer. */
    public double workMillis() {
        return ask("Performance.getMetrics", Map.of())
                        .path("metrics")
                        .valueStream()
                        .filter(metric -> metric.path("name").asString().equals("TaskDuration"))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException("Chromium säger inte hur länge sidan har arbetat."))
                        .path("value")
                        .asDouble()
                * 1e3;
    }

    private JsonNode ask(String method, Map<String, ?> parameters) {
        return tools.ask(session, method, parameters);
    }

    /** Runs a script before those of each page that is opened from now on. */
    public void before(String script) {
        ask("Page.enable", Map.of());
        ask("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Opens an address and waits until the document and what it names are there. */
    public void go(String address) {
        var said = ask("Page.navigate", Map.of("url", address));
        if (said.has("errorText")) {
            throw new IllegalStateException(
                    address + ": " + said.path("errorText").asString());
        }
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /**
     * Evaluates an expression, waiting for it if it is a promise.
     *
     * @return its value as JSON; missing when it has none
     * @throws IllegalStateException when it throws
     */
    public JsonNode value(String expression) {
        var answer = ask(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            var why = answer.path("exceptionDetails").path("exception").path("description");
            throw new IllegalStateException("I sidan: " + why.asString(expression));
        }
        return answer.path("result").path("value");
    }

    /** Asks again and again until the expression is true. @throws IllegalStateException names it when it does not become so */
    public void await(String expression) {
        long start = System.nanoTime();
        while (!isTrue(expression)) {
            if (System.nanoTime() - start > LOAD_NANOS) {
                throw new IllegalStateException("Sidan kom inte så långt som till: " + expression);
            }
            DevTools.pause(20);
        }
    }

    /** A page that is just being left has no answer. */
    private boolean isTrue(String expression) {
        var answer = ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        return answer.path("result").path("value").asBoolean(false);
    }

    /** Middle of the first element that a selector names, brought into the window. */
    public Spot find(String selector) {
        var box = value("""
                (() => {
                  const found = document.querySelector(%s);
                  if (!found) return null;
                  found.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
                  const { x, y, width, height } = found.getBoundingClientRect();
                  return width && height ? { x: x + width / 2, y: y + height / 2 } : null;
                })()""".formatted(JSON.writeValueAsString(selector)));
        if (!box.isObject()) {
            throw new IllegalStateException("Sidan visar inget " + selector + ".");
        }
        return new Spot(box.path("x").asDouble(), box.path("y").asDouble());
    }

    public void click(String selector) {
        var spot = find(selector);
        drag(spot, List.of(spot));
    }

    /** Presses at one place, moves over the others as a hand does, and lets go at the last. */
    public void drag(Spot from, List<Spot> over) {
        mouse("mouseMoved", from, false);
        mouse("mousePressed", from, true);
        for (var spot : over) {
            if (!spot.equals(from)) {
                DevTools.pause(FRAME_MILLIS);
                mouse("mouseMoved", spot, true);
            }
        }
        mouse("mouseReleased", over.get(over.size() - 1), true);
    }

    private void mouse(String type, Spot at, boolean held) {
        ask(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        at.x(),
                        "y",
                        at.y(),
                        "button",
                        held ? "left" : "none",
                        "buttons",
                        held && !type.equals("mouseReleased") ? 1 : 0,
                        "clickCount",
                        held ? 1 : 0));
    }

    /** @param deltaY CSS pixels; a notch of a usual mouse is 120, away from the reader negative */
    public void wheel(Spot at, int deltaY) {
        ask(
                "Input.dispatchMouseEvent",
                Map.of("type", "mouseWheel", "x", at.x(), "y", at.y(), "deltaX", 0, "deltaY", deltaY));
    }

    /** @param key its DOM name: one of the arrows */
    public void press(String key) {
        for (var type : List.of("rawKeyDown", "keyUp")) {
            ask(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", KEY_CODES.get(key)));
        }
    }
}
