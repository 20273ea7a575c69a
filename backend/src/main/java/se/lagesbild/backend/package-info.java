/**
 * The application class and the few words that at least three rooms use: the clock, the area in force, problems and
 * their wording, the guard of free text. It imports no room; every sub-package is a room.
 */
@NullMarked
package se.lagesbild.backend;

import org.jspecify.annotations.NullMarked;
