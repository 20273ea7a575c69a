/**
 * How the program starts: the words of the command line, and which PostGIS database it gets (a given one, Docker's, or a private
 * cluster in the home folder). Lies outside {@code se.lagesbild.backend} because it is no room: it runs before Spring does and knows
 * of the rooms only the application class and {@code Command}.
 */
@NullMarked
package se.lagesbild.start;

import org.jspecify.annotations.NullMarked;
