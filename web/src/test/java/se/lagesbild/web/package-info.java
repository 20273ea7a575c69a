/** Rules of the house for the front end, read from its files: no browser, no server. */
@NullMarked
package se.lagesbild.web;

import org.jspecify.annotations.NullMarked;
