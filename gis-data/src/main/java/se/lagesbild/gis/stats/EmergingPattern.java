package se.lagesbild.gis.stats;

/**
 * How a place has become hot or cold over time. A step is hot when z &gt;= 1.96, cold when z &lt;= -1.96; the trend is that of
 * {@link MannKendall} over the z values, significant when p &lt;= 0.05; nine tenths are counted of all steps. In order: the first that
 * fits is the place's.
 *
 * <p>Source: the eight patterns that Esri documents for its Emerging Hot Spot Analysis. Where that text leaves two open, both are in
 * {@link EmergingHotSpots#allOf}.
 */
public enum EmergingPattern {
    /** The last step is hot, none before it was. */
    NEW_HOT,
    /** The last two steps or more are one run of hot steps, nothing hot before, under nine tenths in all. */
    CONSECUTIVE_HOT,
    /** Nine tenths hot, the last one too, and ever hotter. */
    INTENSIFYING_HOT,
    /** Nine tenths hot, neither hotter nor cooler. */
    PERSISTENT_HOT,
    /** Nine tenths hot, the last one too, and ever less so. */
    DIMINISHING_HOT,
    /** Hot at the end and now and then before, under nine tenths, never cold. */
    SPORADIC_HOT,
    /** Hot at the end, cold at some time before, under nine tenths hot. */
    OSCILLATING_HOT,
    /** Nine tenths hot, but not the last step. */
    HISTORICAL_HOT,
    NEW_COLD,
    CONSECUTIVE_COLD,
    /** Nine tenths cold, the last one too, and ever colder. */
    INTENSIFYING_COLD,
    PERSISTENT_COLD,
    DIMINISHING_COLD,
    SPORADIC_COLD,
    OSCILLATING_COLD,
    HISTORICAL_COLD,
    /** None of these. */
    NO_PATTERN;

    /** The same with hot and cold exchanged; of a hot pattern only. */
    EmergingPattern mirrored() {
        return values()[ordinal() + NEW_COLD.ordinal()];
    }
}
