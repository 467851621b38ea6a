"""What analysts say of the records, taken from forms and given away as gold records and a gazetteer."""
