-- What a resident writes about the household is what they declare: the pages cannot write another source, and neither
-- can anything else that acts as a resident.
set local role xfm_owner;
create policy only_declared on fact as restrictive for insert to xfm_resident with check (source = 'declared' and quality = 'declared');
