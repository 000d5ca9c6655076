-- "kasp": by this a file is known as a catalogue of ours. Files of other programs are refused, and
-- so are those that `kasip export sqlite` writes, which are for others and have none.
pragma application_id = 1801548656;
