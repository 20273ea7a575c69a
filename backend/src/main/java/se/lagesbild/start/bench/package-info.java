/**
 * The word {@code bench}: measures import, tiles, lists and hot spots beside what the database alone can do. Lies outside the rooms, because
 * it looks at all of them from the outside: over HTTP, through the command line's words, and with plain JDBC for the comparison.
 */
@NullMarked
package se.lagesbild.start.bench;

import org.jspecify.annotations.NullMarked;
