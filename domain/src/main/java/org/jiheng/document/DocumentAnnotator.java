package org.jiheng.document;

import java.util.List;

/**
 * Writes opinions into the file that they are about. It keeps a thread busy, so it is
 * called away from the event loop.
 */
public interface DocumentAnnotator {

	/**
	 * Words at the beginning of what is written between the file's own: readers pass over
	 * a paragraph, or a sheet, that begins with them.
	 */
	String SIGN = SourceBlocks.OURS + "意见】";

	/**
	 * Of a Word file or workbook of today's formats a copy, with the doubtful cells
	 * coloured and commented on; of any other file a workbook that lists the opinions.
	 * The copy is read as the file is. Problems: as those of the readers.
	 */
	WrittenDocument annotate(byte[] file, List<Mark> marks);

}
