package org.jiheng.document;

/** A format that the official form is written in. */
public enum DocumentFormat {

	DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),

	XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),

	PDF("application/pdf");

	private final String mediaType;

	DocumentFormat(String mediaType) {
		this.mediaType = mediaType;
	}

	public String mediaType() {
		return mediaType;
	}

	/** How names of its files end, without the dot. */
	public String ending() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

}
