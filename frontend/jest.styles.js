/** Stands in for every style sheet: components are tested without their looks. */
export default {};
