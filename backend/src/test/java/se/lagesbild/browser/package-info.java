/**
 * What a person does, in a real browser: by role and visible name, in four looks, with a picture of every page and state.
 * The pictures lie in {@code target/pictures} with an index page.
 */
package se.lagesbild.browser;
