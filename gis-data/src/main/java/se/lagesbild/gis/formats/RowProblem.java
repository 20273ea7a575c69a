package se.lagesbild.gis.formats;

/**
 * Why one row of a file was not taken. Rows with a problem are counted by code and never stop the others.
 *
 * @param line where the row begins, from 1
 * @param code stable, in kebab case
 * @param detail for people: what is wrong and what to do; no content of the row, which may be personal
 */
public record RowProblem(long line, String code, String detail) {}
