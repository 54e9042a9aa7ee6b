package org.jiheng.budget;

/**
 * Which of a budget's contents is meant: the one that everyone reads, or the one of the
 * adjustment that is being drafted beside it. An approved adjustment takes the standing
 * place.
 */
public enum Place {

	STANDING, ADJUSTING

}
