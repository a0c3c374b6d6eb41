/** What differs between a problem and the one before; everything that is not named is taken to be as it was. */
export interface AssignmentDelta {
  /** row → the row it was before, or −1 for a new one. Not there: the rows are the same. */
  readonly rowBefore?: Int32Array;
  /** column → the column it was before, or −1 for a new one. Not there: the columns are the same. */
  readonly columnBefore?: Int32Array;
  /** Rows with other weights, other allowed pairs or another penalty, by their numbers now; new ones need not be named. */
  readonly rows?: Int32Array;
  /** Columns with other weights, other allowed pairs or another penalty, by their numbers now. Other places need not be named. */
  readonly columns?: Int32Array;
}
