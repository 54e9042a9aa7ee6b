package org.jiheng.tenancy;

/**
 * Whose data a piece of work may touch, and on whose behalf. Derived from a membership,
 * never from an argument. Each kind has a database login of its own.
 */
public sealed interface Scope {

	/** Who acts: the subject of the token. */
	String subject();

	/** Before a membership is chosen: one's own memberships, nothing else. */
	record Identity(String subject) implements Scope {
	}

	/** The instance: counties and memberships, no budgets. */
	record Instance(String subject) implements Scope {
	}

	/** A region's: a tenant's own, or what an overseeing region is granted. */
	sealed interface Regional extends Scope {

		RegionCode region();

	}

	/** A tenant's own data, drafts included. */
	sealed interface Tenant extends Regional {

		@Override
		default RegionCode region() {
			return county();
		}

		RegionCode county();

		/** As what it is done. */
		Role role();

		/**
		 * Whether a department's data is the scope's own: of its county, and its
		 * department.
		 */
		default boolean owns(RegionCode county, DepartmentCode department) {
			return county().equals(county) && !(this instanceof OfDepartment of && !of.department().equals(department));
		}

		/** Whether the work may only read; the database then refuses to write. */
		default boolean readOnly() {
			return role().readsOnly();
		}

	}

	/** One county. */
	record OfCounty(String subject, RegionCode county, Role role) implements Tenant {

		public OfCounty {
			requireLevel(county, RegionCode.Level.COUNTY);
		}
	}

	/** One department of one county. */
	record OfDepartment(String subject, RegionCode county, DepartmentCode department, Role role) implements Tenant {

		public OfDepartment {
			requireLevel(county, RegionCode.Level.COUNTY);
		}
	}

	/**
	 * A prefecture's or province's view on what the counties below it sealed; never on
	 * drafts.
	 */
	record Oversight(String subject, RegionCode region) implements Regional {

		public Oversight {
			if (region.level() != RegionCode.Level.PREFECTURE && region.level() != RegionCode.Level.PROVINCE) {
				throw new IllegalArgumentException("oversight is a prefecture's or a province's: " + region);
			}
		}
	}

	/** Everyone: what is published, and nothing else. Nobody in particular acts. */
	record Public() implements Scope {

		@Override
		public String subject() {
			return "";
		}
	}

	private static void requireLevel(RegionCode region, RegionCode.Level level) {
		if (region.level() != level) {
			throw new IllegalArgumentException("not a " + level + ": " + region);
		}
	}

}
