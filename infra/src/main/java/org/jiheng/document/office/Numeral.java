package org.jiheng.document.office;

/** A number as Word prints it in lists. */
final class Numeral {

	private static final String DIGITS = "零一二三四五六七八九";

	private Numeral() {
	}

	static String of(int number, String format) {
		return switch (format) {
			case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
					"taiwaneseCountingThousand", "ideographDigital", "koreanDigital2" ->
				chinese(number);
			case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
				number >= 1 && number <= 20 ? String.valueOf((char) ('①' + number - 1)) : String.valueOf(number);
			case "lowerLetter" -> letter(number, 'a');
			case "upperLetter" -> letter(number, 'A');
			case "none" -> "";
			default -> String.valueOf(number);
		};
	}

	private static String letter(int number, char first) {
		return number >= 1 && number <= 26 ? String.valueOf((char) (first + number - 1)) : String.valueOf(number);
	}

	private static String chinese(int number) {
		if (number < 1 || number > 99) {
			return String.valueOf(number);
		}
		String tens = number < 10 ? "" : (number < 20 ? "" : digit(number / 10)) + "十";
		return tens + (number % 10 == 0 ? "" : digit(number % 10));
	}

	private static String digit(int digit) {
		return String.valueOf(DIGITS.charAt(digit));
	}

}
